import type { Services } from '../services.ts'
import { articleRoutes } from './articles.ts'
import { contactKindRoutes } from './contacts.ts'
import { settingsRoutes } from './settings.ts'

export const kindRoutes = (services: Services) => ({
  ...articleRoutes(services),
  ...settingsRoutes(services),
  ...contactKindRoutes(services),
})
