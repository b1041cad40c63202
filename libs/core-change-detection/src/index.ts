export { scoreChanges } from './lib/score-changes.js';
export type { ScoreChange, ScoreChangesInput, ScoreReading } from './lib/score-changes.js';
export { signalChanges } from './lib/signal-changes.js';
export type { SignalChange, SignalChangesInput, SignalReading } from './lib/signal-changes.js';
