import CareCore
import CareWire
import Glibc
import Ingest
import Mosquitto

// A process for tests to kill: TransportProbe PORT CLIENT COUNT hold|acknowledge
//
// It reads COUNT messages of the bulk lane from the filter `probe/#`, prints each payload on a line, acknowledges or
// does not, prints `ready` and waits to be killed.

func say(_ line: String, to descriptor: Int32 = STDOUT_FILENO) {
    let bytes = Array("\(line)\n".utf8)
    if write(descriptor, bytes, bytes.count) != bytes.count { exit(3) }
}

func fail(_ text: String) -> Never {
    say("TransportProbe: \(text)", to: STDERR_FILENO)
    exit(2)
}

func elapsed(since start: ContinuousClock.Instant) -> Timestamp {
    let (seconds, attoseconds) = start.duration(to: .now).components
    return Timestamp(milliseconds: seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
}

let arguments = CommandLine.arguments
guard arguments.count == 5, let port = UInt16(arguments[1]), let count = Int(arguments[3]) else {
    fail("usage: TransportProbe PORT CLIENT COUNT hold|acknowledge")
}
let mustAcknowledge = arguments[4] == "acknowledge"
var transport: MosquittoTransport
do {
    let options = TransportOptions(
        clientID: arguments[2], address: BrokerAddress(host: "127.0.0.1", port: port), urgent: [],
        bulk: [Subscription("probe/#", retained: .never)])
    transport = try MosquittoTransport(options: options, waker: TransportWaker())
} catch {
    fail("\(error)")
}

let start = ContinuousClock.now
var batch = RawBatch()
var confirmed: [OutboxID] = []
while batch.items.count < count {
    if elapsed(since: start).milliseconds > 20_000 { fail("only \(batch.items.count) of \(count) messages came") }
    if batch.items.isEmpty { transport.wait(atMost: Milliseconds(100), now: elapsed(since: start)) }
    _ = transport.receive(.bulk, into: &batch, limit: count - batch.items.count)
}
for item in batch.items { say(String(decoding: batch.bytes[item.payload], as: UTF8.self)) }
if mustAcknowledge { transport.acknowledge() }
say("ready")
while true { pause() }
