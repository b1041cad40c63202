const ENDINGS = ['.csv', '.xlsx'];

/** Judged by its name, since browsers report many types for the same file; the server looks inside. */
export function isImportable(fileName: string): boolean {
  const lower = fileName.toLowerCase();
  return ENDINGS.some((ending) => lower.endsWith(ending));
}

export const ACCEPTED_FILES = ENDINGS.join(',');
