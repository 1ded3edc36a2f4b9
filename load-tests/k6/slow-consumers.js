// As `fan-out`, while others, whom the runner opens, do not read at all: nobody here may notice.
export { handleSummary, options, reporters, setup, subscribers } from './fan-out.js';
