import { consoleSurface } from '../../apps/console/harness/surface.ts'
import { pageSurface } from '../../apps/server/src/harness/page-surface.ts'
import { widgetSurface } from '../../apps/widget/harness/surface.ts'
import { uiSurface } from '../../packages/ui/harness/surface.ts'

/** Every surface that people see; each has the one list of its own views. */
export const surfaces = [uiSurface, consoleSurface, widgetSurface, pageSurface] as const
