import { FieldSnapshotEntity } from './entities/field-snapshot.entity';
import { PushAttemptEntity } from './entities/push-attempt.entity';
import { PushBatchEntity } from './entities/push-batch.entity';
import { PushJobEntity } from './entities/push-job.entity';
import { AddD365Push1790000100000 } from './migrations/1790000100000-add-d365-push';
import { AddD365Waiting1790000350000 } from './migrations/1790000350000-add-d365-waiting';
import { AddD365Choices1790000400000 } from './migrations/1790000400000-add-d365-choices';
import { AddD365AfterPush1790000600000 } from './migrations/1790000600000-add-d365-after-push';
import { AddD365PushTrace1790000700000 } from './migrations/1790000700000-add-d365-push-trace';

/** For the host's data source: the tables belong to the integration, whether the flag is on or off. */
export const D365_ENTITIES = [PushJobEntity, PushBatchEntity, PushAttemptEntity, FieldSnapshotEntity];
export const D365_MIGRATIONS = [
  AddD365Push1790000100000,
  AddD365Waiting1790000350000,
  AddD365Choices1790000400000,
  AddD365AfterPush1790000600000,
  AddD365PushTrace1790000700000,
];
