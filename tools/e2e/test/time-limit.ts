// Whole processes on a machine that may be busy: a deadline of their own says what was waited for, long before jest's.
jest.setTimeout(600_000);
