/** Mutations that leave no entry when they change nothing that is stored, and why. */
export const UNRECORDED_MUTATIONS: Readonly<Record<string, string>> = {
  positionReport: 'A position is never at rest, and neither is a trace of when somebody was somewhere.',
  positionReportBatch: 'The same, for several.',
};
