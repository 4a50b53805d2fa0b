internal import CMosquitto
internal import Glibc

/// Words for the codes of MQTT and libmosquitto, with what an operator can do about the usual ones.
enum ReasonText {
    /// Why the broker refused a connection.
    static func refusal(code: Int32, version: MQTTVersion, clientID: String) -> String {
        let name = version == .v5 ? mosquitto_reason_string(code) : mosquitto_connack_string(code)
        let words = name.map { String(cString: $0) } ?? "reason \(code)"
        let hint =
            switch (version, code) {
            case (.v5, 0x84), (.v311, 1): "the broker does not speak MQTT \(version.rawValue): choose the other version"
            case (.v5, 0x85), (.v311, 2): "the broker does not accept the client identifier '\(clientID)'"
            case (.v5, 0x86), (.v311, 4): "check user name and password"
            case (.v5, 0x87), (.v311, 5): "check user name, password and the broker's access list"
            case (.v5, 0x88), (.v311, 3): "the broker is there but not ready: look into its log"
            default: "look into the broker's log"
            }
        return "the broker refused the connection: \(words) (code \(code)); \(hint)"
    }

    /// Why the broker refused a subscription. `code` is the SUBACK's: 0 and 2 are QoS levels we did not ask for.
    static func subscription(_ filter: String, code: Int32) -> String {
        if code < 0x80 {
            return
                "the broker grants QoS \(code) instead of 1 for '\(filter)': messages could be lost; change the broker"
        }
        let words = mosquitto_reason_string(code).map { String(cString: $0) } ?? "reason \(code)"
        return "the broker refused the subscription to '\(filter)': \(words) (code \(code)); check its access list"
    }

    /// Why the broker refused a message.
    static func publish(code: Int32) -> String {
        let words = mosquitto_reason_string(code).map { String(cString: $0) } ?? "reason \(code)"
        return "the broker refused a message: \(words) (code \(code)); check its access list"
    }

    /// Why libmosquitto gave a connection up. `systemError` is `errno` right after the call.
    static func loss(code: Int32, systemError: Int32) -> String {
        switch mosq_err_t(code) {
        case MOSQ_ERR_CONN_LOST: "the broker closed the connection"
        case MOSQ_ERR_KEEPALIVE: "the broker has not answered within the keep-alive time"
        case MOSQ_ERR_ERRNO where systemError == EPROTO: "TLS failed"
        case MOSQ_ERR_ERRNO: "the connection failed: \(String(cString: strerror(systemError)))"
        default: String(cString: mosquitto_strerror(code))
        }
    }

    /// Why the broker said DISCONNECT (MQTT 5).
    static func disconnect(code: Int32) -> String {
        let words = mosquitto_reason_string(code).map { String(cString: $0) } ?? "reason \(code)"
        return "the broker ended the connection: \(words) (code \(code))"
    }
}
