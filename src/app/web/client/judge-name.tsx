import { useState } from 'preact/hooks';
import { ApiError, post } from './api.ts';

/** Under whose name judgements and corrections are kept; several people at one machine change it here. */
export function JudgeName({ judge }: { judge: string }) {
  const [name, setName] = useState<string>();
  const [problem, setProblem] = useState('');
  const keep = async () => {
    try {
      await post('judge', { name: name?.trim() });
      window.location.reload();
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : String(error));
    }
  };
  if (name === undefined)
    return (
      <button
        type="button"
        class="who"
        title="Judgements and corrections are kept under this name"
        onClick={() => setName(judge)}
      >
        <span class="hidden">Judge: </span>
        {judge === '' ? 'Who are you?' : judge}
      </button>
    );
  return (
    <form
      class="who-form"
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <input
        aria-label="Your name"
        ref={(field) => field?.focus()}
        value={name}
        pattern="[\p{L}\p{N}_\-]+"
        title="letters, digits, - and _"
        onInput={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') setName(undefined);
        }}
      />
      <button type="submit">Keep</button>
      {problem !== '' && <span role="alert">{problem}</span>}
    </form>
  );
}
