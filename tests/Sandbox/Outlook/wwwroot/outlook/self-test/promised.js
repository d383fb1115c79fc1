/** One call of office.js as a promise; a failure is thrown as office.js gives it. */
export function promised(call) {
  return new Promise((resolve, reject) => call((result) => (result.status === "succeeded" ? resolve(result.value) : reject(result.error))));
}
