/** How many rows a request is about: the targets of a bulk message, else one. */
export function countTargetRows(route: string, body: string): number {
  if (!route.endsWith('Multiple')) return 1;
  return Math.max(1, body.split('"@odata.type"').length - 1);
}
