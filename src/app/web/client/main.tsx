import { render } from 'preact';
import { begin } from './activity.ts';
import { Shell } from './shell.tsx';

// The token has done its work; it should not stay in the address bar and the history.
const url = new URL(window.location.href);
if (url.searchParams.has('token')) {
  url.searchParams.delete('token');
  window.history.replaceState(null, '', url);
}
const root = document.getElementById('room');
if (root !== null) {
  const end = begin();
  root.replaceChildren();
  render(<Shell />, root);
  end();
}
