import Mosquitto
import Testing

@Suite struct BrokerAddressTests {
    @Test(arguments: [
        ("mqtt://broker.example:1884", "broker.example", UInt16(1_884), false),
        ("mqtt://10.0.0.7", "10.0.0.7", 1_883, false),
        ("mqtts://broker.example", "broker.example", 8_883, true),
        ("mqtts://broker.example:443/", "broker.example", 443, true),
        ("mqtt://[::1]:1883", "::1", 1_883, false),
        ("mqtts://[fe80::2]", "fe80::2", 8_883, true),
    ])
    func `an address is read into its parts`(text: String, host: String, port: UInt16, usesTLS: Bool) throws {
        #expect(try BrokerAddress(text) == BrokerAddress(host: host, port: port, usesTLS: usesTLS))
    }

    @Test(arguments: [
        ("broker:1883", "must begin with mqtt:// or mqtts://"),
        ("http://broker", "must begin with mqtt:// or mqtts://"),
        ("mqtt://", "host name is missing"),
        ("mqtt://:1883", "host name is missing"),
        ("mqtt://a b", "characters no host name has"),
        ("mqtt://broker/topic", "characters no host name has"),
        ("mqtt://broker:0", "from 1 to 65535, found '0'"),
        ("mqtt://broker:65536", "found '65536'"),
        ("mqtt://broker:+1", "found '+1'"),
        ("mqtt://broker:", "found ''"),
        ("mqtt://::1:1883", "must stand in brackets"),
        ("mqtt://[::1", "never closed"),
        ("mqtt://[::1]1883", "the port must be a number"),
        ("mqtt://user:secret@broker", "--password-file"),
    ])
    func `a bad address is refused with what is wrong`(text: String, reason: String) {
        let error = #expect(throws: MosquittoError.self) { try BrokerAddress(text) }
        #expect(error?.description.contains(reason) == true, "\(error?.description ?? "no error")")
    }

    @Test func `a password in an address is not repeated in the error`() {
        let error = #expect(throws: MosquittoError.self) { try BrokerAddress("mqtt://user:secret@broker") }
        #expect(error?.description.contains("secret") == false)
    }

    @Test(arguments: ["mqtt://broker:1883", "mqtts://[::1]:8883"])
    func `an address is written as it was read`(text: String) throws {
        #expect(try BrokerAddress(text).description == text)
    }
}
