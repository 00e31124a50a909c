// The same crawl by everybody, with every id of the other company where any text is taken.
import './crawl.test.ts'
