import NIOCore
import Testing

@testable import CareNotify

@Suite struct TargetRangeTests {
    @Test(arguments: [
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255",
        "192.168.1.1", "224.0.0.1", "255.255.255.255", "::", "::1", "fe80::1", "fc00::1", "fd12::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1",
        "fec0::1", "2002:7f00:1::1", "2002:c0a8:101::1",
    ])
    func `an address of our own networks is no public one`(_ text: String) throws {
        #expect(TargetRange.reserved(try SocketAddress(ipAddress: text, port: 80)) != nil)
    }

    @Test(arguments: [
        "1.1.1.1", "172.32.0.1", "100.128.0.1", "203.119.0.1", "2400:3200::1", "2002:101:101::1", "::ffff:1.1.1.1",
    ])
    func `a public address is one`(_ text: String) throws {
        #expect(TargetRange.reserved(try SocketAddress(ipAddress: text, port: 80)) == nil)
    }
}
