import { useState } from 'preact/hooks';
import { ApiError, post } from './api.ts';

/** Where judges have passwords: name and password, then the page that was asked for. */
export function SignIn() {
  const [name, setName] = useState('');
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState('');
  const enter = async () => {
    try {
      await post('sign-in', { name: name.trim(), password });
      window.location.reload();
    } catch (error) {
      setProblem(error instanceof ApiError ? error.message : String(error));
      setPassword('');
    }
  };
  return (
    <form
      class="card sign-in"
      onSubmit={(event) => {
        event.preventDefault();
        void enter();
      }}
    >
      <h1>Who are you?</h1>
      <label>
        Name
        <input
          required
          autocomplete="username"
          ref={(field) => {
            if (name === '') field?.focus();
          }}
          value={name}
          onInput={(event) => setName(event.currentTarget.value)}
        />
      </label>
      <label>
        Password
        <input
          required
          type="password"
          autocomplete="current-password"
          value={password}
          onInput={(event) => setPassword(event.currentTarget.value)}
        />
      </label>
      <button type="submit" class="primary">
        Come in
      </button>
      {problem !== '' && (
        <p role="alert" class="problem">
          {problem}
        </p>
      )}
      <p class="soft">What was not sent yet is kept in this browser.</p>
    </form>
  );
}

/** A judge who came in with a password, and the way out. */
export function SignedIn({ judge }: { judge: string }) {
  const leave = async () => {
    await post('sign-out', {}).catch(() => {});
    window.location.reload();
  };
  return (
    <button type="button" class="who" title="Sign out" onClick={() => void leave()}>
      {judge}
      <span class="hidden">: sign out</span>
    </button>
  );
}
