import { useEffect, useState } from "react";
import { Notes } from "./Notes.jsx";
import { Second } from "./Second.tsx";

export function App() {
  const [page, setPage] = useState("");
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    // In development, strict mode mounts everything twice.
    globalThis.mounts = (globalThis.mounts ?? 0) + 1;
    const turn = () => setPage(location.hash);
    addEventListener("hashchange", turn);
    return () => removeEventListener("hashchange", turn);
  }, []);
  if (page === "#second") return <Second />;
  return (
    <>
      <h1>Gradient descent</h1>
      <Notes key={attempt} />
      <button onClick={() => setAttempt(attempt + 1)}>Start again</button>
      <p>
        <a href="#second">The next page</a> has another figure.
      </p>
    </>
  );
}
