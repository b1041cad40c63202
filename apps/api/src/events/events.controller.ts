import { Controller, Headers, Req, Sse, type MessageEvent } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { HunterEvent } from '@hunter/contracts';
import type { Request } from 'express';
import { EMPTY, endWith, ignoreElements, interval, map, merge, of, takeUntil, type Observable } from 'rxjs';
import { EventStream } from './event-stream';

const HEARTBEAT_MS = 15_000;

@ApiTags('events')
@Controller('events')
export class EventsController {
  constructor(private readonly stream: EventStream) {}

  @Sse()
  @ApiOperation({
    summary:
      'Server-sent events: lead.updated, job.progress, d365.status, d365.batch, d365.outcome. Last-Event-ID resumes.',
  })
  @ApiProduces('text/event-stream')
  events(@Headers('last-event-id') lastEventId: string | undefined, @Req() request: Request): Observable<MessageEvent> {
    // A HEAD that followed the news would never be answered to its end.
    if (request.method === 'HEAD') return EMPTY;
    // Headers go out with the first message: a comment at once opens the browser's connection without waiting for news.
    const hello = of<MessageEvent>({ comment: 'open' });
    const news =
      lastEventId !== undefined && /^\d{1,18}$/.test(lastEventId)
        ? this.stream.eventsAfter(lastEventId)
        : this.stream.events;
    const heartbeat = interval(HEARTBEAT_MS).pipe(map((): MessageEvent => ({ comment: 'heartbeat' })));
    const stopped = this.stream.events.pipe(ignoreElements(), endWith(true));
    return merge(hello, news.pipe(map(toMessage)), heartbeat).pipe(takeUntil(stopped));
  }
}

function toMessage(event: HunterEvent): MessageEvent {
  return { id: event.id, type: event.name, data: event.data };
}
