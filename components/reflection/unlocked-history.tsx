import { buttonLook } from "@/components/ui/button";
import { Finish } from "./finish";
import { RoomLink } from "./room-link";

type Props = {
  words: {
    download: { heading: string; body: string; page: string; data: string };
    erase: string;
    finish: string;
    back: string;
  };
  link: string;
};

/** What can be done with all of it: keep a copy, erase everything, be done. */
export function Unlocked({ words, link }: Props) {
  const { download } = words;
  return (
    <>
      <section aria-labelledby="copy" className="mt-9">
        <h2 id="copy" className="text-section">
          {download.heading}
        </h2>
        <p className="mt-2 text-quiet">{download.body}</p>
        <div className="mt-3 flex flex-col gap-2">
          {/* Plain links: nothing may be fetched before it is asked for. */}
          <a href="/reflect/history/download?as=page" className={buttonLook("secondary", "room")}>
            {download.page}
          </a>
          <a href="/reflect/history/download?as=json" className={buttonLook("secondary", "room")}>
            {download.data}
          </a>
        </div>
      </section>
      <p className="mt-8">
        <a href="/reflect/history/erase" className="link inline-flex min-h-11 items-center">
          {words.erase}
        </a>
      </p>
      <div className="mt-auto flex flex-col gap-2 pt-8">
        <Finish label={words.finish} link={link} />
        <RoomLink href="/reflect" kind="quiet">
          {words.back}
        </RoomLink>
      </div>
    </>
  );
}
