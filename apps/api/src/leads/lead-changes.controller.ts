import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiParam, ApiQuery, ApiTags } from '@nestjs/swagger';
import { LeadChangeRepository } from '@hunter/persistence';
import { ApiProblems } from '@hunter/platform';
import { LeadChangePageDto } from './lead-change.dto';
import { LeadReader } from './lead-reader';
import { encodeChangeCursor, readChangeQuery } from './read-change-query';

@ApiTags('leads')
@Controller('leads/:id/changes')
export class LeadChangesController {
  constructor(
    private readonly reader: LeadReader,
    private readonly changes: LeadChangeRepository,
  ) {}

  @Get()
  @ApiOperation({ summary: 'What changed in a lead between its scans, newest first.' })
  @ApiParam({ name: 'id', description: 'Lead id or domain.' })
  @ApiQuery({ name: 'limit', required: false, type: Number })
  @ApiQuery({ name: 'cursor', required: false })
  @ApiOkResponse({ type: LeadChangePageDto })
  @ApiProblems('lead-not-found', 'invalid-query')
  async listChanges(@Param('id') id: string, @Query() query: Record<string, unknown>): Promise<LeadChangePageDto> {
    const { limit, beforeId } = readChangeQuery(query);
    const lead = await this.reader.fetchLead(id);
    const found = await this.changes.fetchChanges(lead.id, beforeId, limit + 1);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    return {
      items,
      next_cursor: found.length > limit && last !== undefined ? encodeChangeCursor(last.id) : null,
    };
  }
}
