import { readProblem, toNetworkProblem } from './api-problem';
import { API_ROOT } from './fetch-json';
import { newIdempotencyKey } from './idempotency-key';
import type { ImportReceipt } from './types';

export interface ImportUpload {
  readonly file: File;
  readonly domainColumn: string;
  readonly companyColumn: string;
  /** The sheet of a workbook; empty: the one the server finds. */
  readonly sheet: string;
  /** Called with the sent share, 0 to 1. */
  readonly onSent: (share: number) => void;
}

function toForm({ file, domainColumn, companyColumn, sheet }: ImportUpload): FormData {
  const form = new FormData();
  // Fields go first: the server reads the stream in order and needs them before the rows.
  if (domainColumn !== '') form.append('domain_column', domainColumn);
  if (companyColumn !== '') form.append('company_column', companyColumn);
  if (sheet !== '') form.append('sheet', sheet);
  form.append('file', file, file.name);
  return form;
}

/** Sends a CSV or XLSX list. XMLHttpRequest, because fetch can't tell how much has been sent. */
export function uploadImport(upload: ImportUpload): Promise<ImportReceipt> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${API_ROOT}/imports`);
    request.setRequestHeader('accept', 'application/json');
    request.setRequestHeader('idempotency-key', newIdempotencyKey());
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) upload.onSent(event.loaded / event.total);
    });
    request.addEventListener('error', () => {
      reject(toNetworkProblem());
    });
    request.addEventListener('load', () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as ImportReceipt);
      else reject(readProblem(request.status, request.responseText));
    });
    request.send(toForm(upload));
  });
}
