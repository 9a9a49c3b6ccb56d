import Link from "next/link";
import { Notes } from "./Notes.jsx";

export default function Page() {
  return (
    <main>
      <h1>Gradient descent</h1>
      <Notes />
      <p>
        <Link href="/second/">The next page</Link> has another figure.
      </p>
    </main>
  );
}
