// The same floods, with a thousand opens.
import './flood.test.ts'
