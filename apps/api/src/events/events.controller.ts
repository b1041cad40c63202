import { Controller, Headers, Sse, type MessageEvent } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { HunterEvent } from '@hunter/contracts';
import {
  concat,
  endWith,
  from,
  ignoreElements,
  interval,
  map,
  merge,
  mergeMap,
  of,
  takeUntil,
  type Observable,
} from 'rxjs';
import { EventStream } from './event-stream';

const HEARTBEAT_MS = 15_000;

@ApiTags('events')
@Controller('events')
export class EventsController {
  constructor(private readonly stream: EventStream) {}

  @Sse()
  @ApiOperation({ summary: 'Server-sent events: lead.updated, job.progress, d365.status. Last-Event-ID resumes.' })
  @ApiProduces('text/event-stream')
  events(@Headers('last-event-id') lastEventId: string | undefined): Observable<MessageEvent> {
    // Headers go out with the first message: a comment at once opens the browser's connection without waiting for news.
    const hello = of<MessageEvent>({ comment: 'open' });
    const missed = /^\d{1,18}$/.test(lastEventId ?? '')
      ? from(this.stream.fetchMissed(lastEventId ?? '0')).pipe(mergeMap((events) => from(events)))
      : from([]);
    const heartbeat = interval(HEARTBEAT_MS).pipe(map((): MessageEvent => ({ comment: 'heartbeat' })));
    const live = this.stream.events.pipe(map(toMessage));
    const stopped = this.stream.events.pipe(ignoreElements(), endWith(true));
    return merge(concat(hello, missed.pipe(map(toMessage))), live, heartbeat).pipe(takeUntil(stopped));
  }
}

function toMessage(event: HunterEvent): MessageEvent {
  return { id: event.id, type: event.name, data: event.data };
}
