import { Controller, HttpCode, Post, Req } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBody, ApiConsumes, ApiOperation, ApiTags } from '@nestjs/swagger';
import { ImportLeads } from '@hunter/leads';
import { ApiProblems, CurrentPrincipal, requestIdOf, type Principal } from '@hunter/platform';
import type { Request } from 'express';
import { ImportAcceptedDto, ImportFileDto } from './import.dto';
import { withUpload } from '../uploads/receive-upload';

@ApiTags('imports')
@Controller('imports')
export class ImportsController {
  constructor(private readonly importLeads: ImportLeads) {}

  @Post()
  @HttpCode(202)
  @ApiOperation({ summary: 'Import a CSV or XLSX list and scan it in the background.' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: ImportFileDto })
  @ApiAcceptedResponse({ type: ImportAcceptedDto })
  @ApiProblems('import-unreadable', 'unsupported-file', 'payload-too-large', 'invalid-body')
  async importFile(@Req() request: Request, @CurrentPrincipal() principal: Principal): Promise<ImportAcceptedDto> {
    return withUpload(request, async (upload) => {
      const started = await this.importLeads.importLeads({
        path: upload.path,
        fileName: upload.fileName,
        domainColumn: blankToNull(upload.fields['domain_column']),
        companyColumn: blankToNull(upload.fields['company_column']),
        sheet: blankToNull(upload.fields['sheet']),
        principal: principal.id,
        requestId: requestIdOf(request),
      });
      return {
        job_id: started.jobId,
        accepted: started.accepted,
        rejected_total: started.rejectedTotal,
        rejected: started.rejected.map((row) => ({ ...row })),
        columns: started.columns,
        sheet: started.sheet,
        other_sheets: [...started.otherSheets],
      };
    });
  }
}

function blankToNull(text: string | undefined): string | null {
  return text === undefined || text.trim() === '' ? null : text;
}
