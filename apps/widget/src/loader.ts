import { launch, panelFrom } from './launcher.ts'

/**
 * The one script tag: `<script src="…/widget/loader.js" data-workspace="demo" async></script>`. A classic script, tiny.
 * `Warmline('open')` and the other calls may be queued before it arrives:
 * `window.Warmline ??= Object.assign((...call) => Warmline.q.push(call), { q: [] })`.
 */
const { dataset, src } = document.currentScript as HTMLScriptElement
launch(dataset, panelFrom(src))
