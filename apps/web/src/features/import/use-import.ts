import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { uploadImport } from '../../api/upload-import';
import type { ImportReceipt } from '../../api/types';

export interface FinishedUpload {
  /** Kept, so that another sheet of it can be imported without looking for the file again. */
  readonly file: File;
  readonly receipt: ImportReceipt;
}

export const uploadKey = (jobId: string) => ['imports', jobId] as const;

export interface UploadRequest {
  readonly file: File;
  readonly domainColumn: string;
  readonly companyColumn: string;
  readonly sheet: string;
}

/** Sends a file and keeps its receipt under the job's id, so that it survives leaving the page. */
export function useImport(onAccepted: (jobId: string) => void) {
  const client = useQueryClient();
  const [sentShare, setSentShare] = useState(0);
  const upload = useMutation({
    mutationFn: (request: UploadRequest) => uploadImport({ ...request, onSent: setSentShare }),
    meta: { showsOwnProblem: true },
    onMutate: () => {
      setSentShare(0);
    },
    onSuccess: (receipt, { file }) => {
      client.setQueryData<FinishedUpload>(uploadKey(receipt.job_id), { file, receipt });
      onAccepted(receipt.job_id);
    },
  });
  return { upload, sentShare };
}
