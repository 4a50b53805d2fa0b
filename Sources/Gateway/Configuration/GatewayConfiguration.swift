public import CareCore
public import Logging
public import Mosquitto

/// Everything an operator can set. Keys are documented as `name` (kind, default, range): meaning.
///
/// A key is looked for on the command line, then in the environment (`broker.passwordFile` is
/// `HOMEBED_BROKER_PASSWORD_FILE`), then in the file named by `--config` or `HOMEBED_CONFIG` (YAML or JSON), then its
/// default holds. `homebed check --effective` prints each key with its value and where that came from.
public struct GatewayConfiguration: Sendable, Equatable {
    /// `database` (path, default: `homebed.sqlite`): the database; its lock and its control socket lie beside it.
    public var database = "homebed.sqlite"
    /// `profiles` (path, default: `DeviceProfiles`): folder of the device profiles and rules.
    public var profiles = "DeviceProfiles"
    /// `gateway.id` (text, default: `gateway-1`, `[A-Za-z0-9:_-]{1,32}`): this gateway in the topic of its heartbeat.
    public var gateway = "gateway-1"
    /// `log.level` (word, default: `info`): `trace`, `debug`, `info`, `notice`, `warning`, `error` or `critical`.
    public var logLevel = Logger.Level.info
    /// `notify.channels` (path, default: none): file of the channels to people.
    public var channels: String?
    /// `records.keyFile` (path, default: none): file with the secret under which names, numbers and addresses of the
    /// records, contacts and homes lie in the database, as `homebed records key` writes it. Without it no records can
    /// be entered or read, and contacts and homes lie in the open.
    public var recordKeyFile: String?
    /// `broker.…`: the connection.
    public var broker = Broker()
    /// `ingest.batchLimit` (integer, default: 1000, range 1–1000): messages of one lane in one transaction; also what
    /// the broker is told as receive maximum. Its upper bound is `Limits.batchMessages`.
    public var batchLimit = Limits.batchMessages
    /// `retention.…`: how long what is kept.
    public var retention = Retention()
    /// `disk.…`: when the gateway stops taking in.
    public var disk = Disk()
    /// `http.…`: the HTTP interface.
    public var http = HTTP()
    /// `clock.…`: demonstrations in quicker time.
    public var clock = Clock()

    /// The configuration in which no key is set.
    public init() {}
}

extension GatewayConfiguration {
    /// How the gateway reaches its broker.
    public struct Broker: Sendable, Equatable {
        /// `broker.address` (address, default: `mqtt://127.0.0.1:1883`): `mqtt://HOST[:PORT]` or `mqtts://HOST[:PORT]`.
        public var address = BrokerAddress(host: "127.0.0.1", port: 1_883)
        /// `broker.username` (text, default: none): the gateway's user at the broker.
        public var username: String?
        /// `broker.password` (secret, default: none): its password, for containers that pass secrets in the
        /// environment. No flag sets it: every user of the machine can read a command line.
        public var password: String?
        /// `broker.passwordFile` (path, default: none): file whose first line is the password.
        public var passwordFile: String?
        /// `broker.ca` (path, default: the system's): PEM file of the authorities that may vouch for the broker.
        public var authorities: String?
        /// `broker.cert` (path, default: none): PEM file of the gateway's own certificate.
        public var certificate: String?
        /// `broker.key` (path, default: none): PEM file of the key to `broker.cert`.
        public var key: String?
        /// `broker.clientID` (text, default: `homebed-` and `gateway.id`, 1–48 of `[A-Za-z0-9:_-]`): the sessions at
        /// the broker are kept under this name, with the lane's name after it.
        public var clientID = "homebed-gateway-1"
        /// `broker.protocol` (word, default: `5`, or `3.1.1`, or `311`): MQTT 5, or 3.1.1 for brokers without it.
        public var version = MQTTVersion.v5
        /// `broker.keepAlive` (integer, default: 30, range 5–3600): seconds after which a silent broker is given up.
        public var keepAliveSeconds = 30
    }

    /// How long rows are kept. Events, alarms, their history, the audit table and daily facts are kept for good.
    public struct Retention: Sendable, Equatable {
        /// `retention.readingDays` (integer, default: 30, range 1–3650): days of raw readings, by device time.
        public var readingDays = 30
        /// `retention.classDays.CLASS` (integer, default: `retention.readingDays`, range 1–3650): the same for one
        /// class of device, such as `retention.classDays.smart_mattress`.
        public var classDays: [DeviceClass: Int] = [:]
        /// `retention.quarantineDays` (integer, default: 30, range 1–3650): days of messages kept aside, which may hold
        /// personal data.
        public var quarantineDays = 30
        /// `retention.quarantineRows` (integer, default: 10000, range 100–1000000): messages kept aside at most; the
        /// oldest go first.
        public var quarantineRows = 10_000
        /// `retention.notificationDays` (integer, default: 180, range 2–3650): days of messages to people and of the
        /// tries to deliver them, which hold telephone numbers and addresses.
        public var notificationDays = 180
    }

    /// The two marks of free space (DESIGN 8) below which data stays at the broker, in megabytes of 1,048,576 bytes.
    public struct Disk: Sendable, Equatable {
        /// `disk.bulkStopMegabytes` (integer, default: 1024, range 128–1048576): below it telemetry waits there.
        public var bulkStopMegabytes = 1_024
        /// `disk.urgentStopMegabytes` (integer, default: 64, range 16–1048576): below it the reserve file is given up
        /// for emergencies. Below `disk.bulkStopMegabytes`.
        public var urgentStopMegabytes = 64
    }

    /// The gateway's clock, for demonstrations only: a database that was made with a rate refuses another.
    public struct Clock: Sendable, Equatable {
        /// `clock.rate` (number, default: 1, range 0.01–100000): gateway seconds in a second.
        public var rate = 1.0
        /// `clock.origin` (RFC 3339, default: none, range 2000–2099): gateway time at which the clock starts; none for
        /// the true time.
        public var origin: Timestamp?

        /// Whether this is the machine's own time.
        public var isTrue: Bool { rate == 1 && origin == nil }
    }
}
