import type { Store } from './ports.ts'
import { alarmStore } from './store-alarms.ts'
import type { Database } from './store-connection.ts'
import { cursorStore } from './store-cursors.ts'
import { logStore } from './store-log.ts'
import { subjectStore } from './store-subjects.ts'

/** The PostgreSQL store. SQL stands in the files named store*.ts and in db/migrations, nowhere else. */
export const createStore = (db: Database): Store => ({
  ...logStore(db),
  ...subjectStore(db),
  ...alarmStore(db),
  ...cursorStore(db),
})
