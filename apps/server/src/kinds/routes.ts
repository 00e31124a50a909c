import type { Services } from '../services.ts'
import { articleRoutes } from './articles.ts'
import { contactKindRoutes } from './contacts.ts'
import { factRoutes } from './facts.ts'
import { joiningRoutes } from './joining.ts'
import { settingsRoutes } from './settings.ts'

export const kindRoutes = (services: Services) => ({
  ...articleRoutes(services),
  ...settingsRoutes(services),
  ...contactKindRoutes(services),
  ...factRoutes(services),
  ...joiningRoutes(services),
})
