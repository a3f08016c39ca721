// What runs on /api/cms/callback: sends the result of signing in to the editor that opened this window. Both messages
// name this site's own origin, so that a foreign page that opened the window, or holds a reference to it, receives nothing.

const result = document.querySelector('#result')?.textContent
const editor: unknown = window.opener

if (result && isWindow(editor)) {
  window.addEventListener('message', ({ origin, source }) => {
    if (origin === location.origin && source === editor) editor.postMessage(result, location.origin)
  })
  editor.postMessage('authorizing:github', location.origin)
}

function isWindow(value: unknown): value is Window {
  return typeof value === 'object' && value !== null && 'postMessage' in value
}
