// Nested app authentication: MSAL looks for this object before it does anything else.
function installBridge() {
  const bridgeListeners = new Set();
  window.nestedAppAuthBridge = {
    addEventListener: (_type, listener) => bridgeListeners.add(listener),
    removeEventListener: (_type, listener) => bridgeListeners.delete(listener),
    postMessage: (message) => post({ op: "naa", message }),
  };
  onHost("naa", ({ message }) => bridgeListeners.forEach((listener) => listener(message)));
}

if (hostWindow && window.parent !== window) installBridge();

const auth = {
  getAccessToken: () =>
    Promise.reject(
      Object.assign(new Error("The identity API is not supported for this add-in."), { name: "API Not Supported", code: 13012 }),
    ),
};
