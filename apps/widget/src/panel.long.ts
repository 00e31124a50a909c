// Every state at every look: panel.test.ts reads WARMLINE_LONG.
import './panel.test.ts'
