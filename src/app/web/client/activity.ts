let underWay = 0;

/** Says on the root element whether all that was asked for is shown. */
function say(): void {
  document.documentElement.toggleAttribute('data-idle', underWay === 0);
}

/** Milliseconds after which a page that is not painted, in a tab at the back, is taken for painted. */
const unpainted = 250;

/** Runs when what was set is drawn and the effects of drawing it have run. */
function afterEffects(then: () => void): void {
  let due = true;
  const once = () => {
    if (!due) return;
    due = false;
    clearTimeout(timer);
    cancelAnimationFrame(frame);
    // Preact runs effects in a task after the frame; they may begin something new.
    setTimeout(() => setTimeout(then));
  };
  const frame = requestAnimationFrame(once);
  const timer = setTimeout(once, unpainted);
}

/**
 * Counts something that changes the page later: a request, a pause after typing, code or text on its way. While nothing is under way the
 * root element carries `data-idle`: scripts that drive the page wait for that.
 * @returns tells that it is over; what it brought may still be drawn then
 */
export function begin(): () => void {
  underWay++;
  say();
  let open = true;
  return () => {
    if (!open) return;
    open = false;
    afterEffects(() => {
      underWay--;
      say();
    });
  };
}

/** Counts a promise as under way until it is settled. */
export async function during<T>(work: Promise<T>): Promise<T> {
  const end = begin();
  try {
    return await work;
  } finally {
    end();
  }
}
