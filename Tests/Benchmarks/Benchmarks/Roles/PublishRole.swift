import ArgumentParser
import BareLoops

/// The load: encodes everything, says that it is ready, sends.
struct PublishRole: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "publish", shouldDisplay: false)

    @Argument var port: Int
    @Argument var beds: Int
    @Argument(help: "Messages of the mattresses; 0: one message of every device.") var messages: Int
    @Argument var readings: Int
    @Argument(help: "First device time in ms.") var start: Int

    /// A county has some dozens of hubs talking at a time.
    private static let connections = 4
    private static let window = 1_000

    func run() throws {
        let fleet = Fleet(beds: beds)
        var streams = PacketStreams(connections: Self.connections)
        if messages == 0 {
            for device in fleet.devices {
                let payload = Envelope.telemetry(
                    device, sequence: 0, at: Int64(start), readings: device.kind.readings(device.number))
                streams.append(topic: device.telemetryTopic, payload: payload, key: device.number)
            }
        } else {
            let load = MattressLoad(
                mattresses: fleet.devices(of: .mattress), messages: messages, readings: readings, start: Int64(start))
            for index in 0..<messages {
                streams.append(
                    topic: load.device(index).telemetryTopic, payload: load.payload(index),
                    key: index % load.mattresses.count)
            }
        }
        let before = bare_process_time()
        let times = try streams.publish(port: port, window: Self.window)
        RoleReport.say("done", times.first_sent, times.last_confirmed, bare_process_time() - before)
    }
}
