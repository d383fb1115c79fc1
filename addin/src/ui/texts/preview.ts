const number = (count: number) => count.toLocaleString("en-GB");
/** Than those that are counted as recorded: what is unresolved now may be among these. */
const others = (count: number) => (count === 1 ? "1 other" : `${number(count)} others`);
const messages = (count: number) => (count === 1 ? "1 message" : `${number(count)} messages`);

type Counted = { read: number; wouldRecord: number; wouldNoLonger: number; wouldLeave: number; wouldCome: number };

export const previewTexts = {
  title: "What this would change",
  ask: "See what this would change",
  nothingChanged: "Change something first: these are the settings that you have.",
  reading: "Looking through your mail of the last 30 days. Nothing is saved or recorded.",
  progressLabel: "Messages looked at",
  progress: (read: number, total: number | null) =>
    total === null ? `${number(read)} looked at` : `${number(read)} of ${number(total)} looked at`,
  cancel: "Stop looking",
  cancelled: "Stopped. Nothing was changed.",
  failed: "It could not be worked out.",
  sentence: ({ read, wouldRecord, wouldNoLonger, wouldLeave, wouldCome }: Counted) => {
    if (read === 0) return "There is no mail of the last 30 days in these folders.";
    if (wouldRecord + wouldNoLonger + wouldLeave + wouldCome === 0)
      return `Nothing would change for ${messages(read)} of the last 30 days.`;
    const recorded =
      wouldRecord + wouldNoLonger === 0
        ? `Of ${messages(read)} of the last 30 days, the same would be recorded as now.`
        : `Of ${messages(read)} of the last 30 days, ${number(wouldRecord)} more would be recorded and ${number(wouldNoLonger)} would no longer be.`;
    const leave = wouldLeave > 0 ? [`${others(wouldLeave)} would no longer be unresolved.`] : [];
    const come = wouldCome > 0 ? [`${others(wouldCome)} would be unresolved.`] : [];
    return [recorded, ...leave, ...come].join(" ");
  },
  stays: "What is recorded already stays as it is.",
  partly: "Only a part was looked at",
  partlyNext: (read: number, total: number | null) =>
    total === null
      ? `There was no time for all: ${messages(read)} were looked at.`
      : `There was no time for all: ${number(read)} of ${number(total)} messages were looked at.`,
  more: "Would be recorded",
  less: "Would no longer be recorded",
  leaving: "Would no longer be unresolved",
  coming: "Would be unresolved",
  now: "Now:",
  then: "Then:",
  further: (count: number) => `and ${number(count)} more`,
} as const;
