/** Something a person can act on: one line that says what is wrong and, where there is one, the remedy. */
export class StackFailure extends Error {
  /**
   * @param {string} message
   * @param {readonly string[]} [details] last log lines of the program that failed
   */
  constructor(message, details = []) {
    super(message);
    this.name = 'StackFailure';
    this.details = details;
  }
}
