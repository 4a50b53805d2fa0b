internal import CMosquitto

extension BrokerLimits {
    /// Reads the properties of a CONNACK.
    init(isSessionPresent: Bool, version: MQTTVersion, _ properties: OpaquePointer?) {
        var short: UInt16 = 0
        var long: UInt32 = 0
        var byte: UInt8 = 0
        func has16(_ name: mqtt5_property) -> Bool {
            mosquitto_property_read_int16(properties, Int32(name.rawValue), &short, false) != nil
        }
        func has32(_ name: mqtt5_property) -> Bool {
            mosquitto_property_read_int32(properties, Int32(name.rawValue), &long, false) != nil
        }
        func has8(_ name: mqtt5_property) -> Bool {
            mosquitto_property_read_byte(properties, Int32(name.rawValue), &byte, false) != nil
        }
        self.isSessionPresent = isSessionPresent
        receiveMaximum = version == .v5 ? (has16(MQTT_PROP_RECEIVE_MAXIMUM) ? Int(short) : 65_535) : 0
        maximumQoS = has8(MQTT_PROP_MAXIMUM_QOS) ? byte : 2
        keepsRetained = has8(MQTT_PROP_RETAIN_AVAILABLE) ? byte != 0 : true
        takesSubscriptionIdentifiers =
            version == .v5 && (has8(MQTT_PROP_SUBSCRIPTION_ID_AVAILABLE) ? byte != 0 : true)
        packetBytes = has32(MQTT_PROP_MAXIMUM_PACKET_SIZE) ? long : nil
        sessionExpirySeconds = has32(MQTT_PROP_SESSION_EXPIRY_INTERVAL) ? long : nil
        keepAliveSeconds = has16(MQTT_PROP_SERVER_KEEP_ALIVE) ? short : nil
    }
}
