import { TEST_MAJORS } from './embedded/test-cluster.ts'
import { storeConformance } from './harness/store-conformance.ts'
import { openTestDatabase } from './harness/test-database.ts'

for (const major of TEST_MAJORS) storeConformance(`PostgreSQL ${major}`, () => openTestDatabase(major))
