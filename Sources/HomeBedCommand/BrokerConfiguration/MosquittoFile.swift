/// The broker's own configuration file, for the promise that nothing acknowledged is lost.
struct MosquittoFile {
    let folder: String
    let listeners: BrokerListeners
    /// The account that the broker becomes when root starts it; it must be able to read the folder.
    let account: String

    /// Seconds after which the whole queue is written again. By time and not by changes (decision 27): each save
    /// rewrites the queue on the broker's only thread, and a backlog would be written anew for every few thousand
    /// messages that leave it.
    private static let autosaveSeconds = 15
    /// Messages a session may hold while its client is away: some hours of 2,100 beds.
    private static let queuedMessages = 2_000_000
    /// Messages on the way to a client; the gateway's own receive maximum is not above it.
    private static let inFlight = 1_000
    /// Bytes of the longest packet. Longer than what the gateway takes, so that it can keep aside and tell.
    private static let packetBytes = 262_144

    /// The file.
    var text: String {
        var lines = [
            "# Written by homebed broker-config; it is written anew from the registry, so keep changes elsewhere.",
            "# Start: mosquitto -c \(folder)/mosquitto.conf    Reload users and rights: kill -HUP its process.",
            "",
            "# The account that the broker becomes when root starts it; this folder belongs to it.",
            "user \(account)",
            "per_listener_settings false",
            "allow_anonymous false",
            "password_file \(folder)/passwords",
            "acl_file \(folder)/acl",
            "",
            "# What the broker acknowledged it must still have after a restart.",
            "persistence true",
            "persistence_location \(folder)/data/",
            "autosave_on_changes false",
            "autosave_interval \(Self.autosaveSeconds)",
            "max_queued_messages \(Self.queuedMessages)",
            "max_queued_bytes 0",
            "max_inflight_messages \(Self.inFlight)",
            "max_inflight_bytes 0",
            "max_packet_size \(Self.packetBytes)",
            "# Sessions without an expiry of their own (MQTT 3.1.1) would otherwise stay for ever.",
            "persistent_client_expiration 14d",
            "retain_available true",
            "set_tcp_nodelay true",
            "",
            "log_dest stderr",
            "log_type error",
            "log_type warning",
            "log_type notice",
            "connection_messages true",
            "",
            "listener \(listeners.port)\(listeners.host.map { " \($0)" } ?? "")",
        ]
        if let tls = listeners.tls {
            lines += ["", "listener \(tls.port)", "certfile \(tls.certificate)", "keyfile \(tls.key)"]
            lines += ["tls_version tlsv1.2"]
            if let authorities = tls.clientAuthorities {
                lines += ["cafile \(authorities)", "require_certificate true"]
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
