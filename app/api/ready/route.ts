import { notReady } from "@/data/principal/ready";

/** Whether requests can be served: the database answers and its migrations are current. */
export async function GET(): Promise<Response> {
  const reason = await notReady();
  const status = reason ? 503 : 200;
  const headers = { "Cache-Control": "no-store" };
  return Response.json(reason ? { status: "waiting", reason } : { status: "ready" }, {
    status,
    headers,
  });
}
