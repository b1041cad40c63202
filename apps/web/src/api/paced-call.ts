export interface PacedCall {
  readonly request: () => void;
  readonly stop: () => void;
}

/** Turns a burst of requests into few calls, at most one per pace, the last request included. */
export function createPacedCall(call: () => void, settleMs: number, readPaceMs: () => number): PacedCall {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let lastCallAt = -Infinity;
  return {
    request() {
      if (timer !== undefined) return;
      const dueAt = lastCallAt + readPaceMs();
      timer = setTimeout(
        () => {
          timer = undefined;
          lastCallAt = performance.now();
          call();
        },
        Math.max(settleMs, dueAt - performance.now()),
      );
    },
    stop() {
      clearTimeout(timer);
    },
  };
}
