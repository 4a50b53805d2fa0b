import CareCore
import CareWire
import TestSupport
import Testing

extension BoardEndToEndTests {
    /// What the chips of all rows say, the first row's first.
    private static let chips = "[...document.querySelectorAll('.row .chip')].map((chip) => chip.innerText).join()"

    private static func askForService(_ device: String, _ devices: DeviceSide) throws {
        try devices.publish(
            #"{"v":1,"ref":"r-1","event":"service_call"}"#, to: "homebed/v1/532901/\(device)/event")
    }

    @Test(.timeLimit(.minutes(3)))
    func `an alarm that is shelved says 暂缓, one of a device out of service 停用, and an emergency there rings`()
        async throws
    {
        let broker = try TestBroker()
        let files = try Self.files(beds: 2)
        let interface = try ServedInterface(ServedGateway(files, port: broker.port))
        let browser = try await Self.signedIn(interface)
        let devices = try DeviceSide(port: broker.port)
        try Self.askForService("b-1", devices)
        try await browser.until("\(Self.chips) === '新'")
        try await browser.press("ArrowDown")
        try await browser.until("document.querySelector('.more [data-step=shelve]')")
        try await browser.run("document.querySelector('.more [data-step=shelve]').click()")
        try await browser.until("document.getElementById('ask').open")
        try await browser.run(
            """
            document.querySelector('#ask [name=reason]').value = '家属正在处理';
            document.querySelector('#ask .primary').click();
            """)
        try await browser.until("\(Self.chips) === '暂缓'")
        let detail = try await browser.run("document.getElementById('detail').innerText")
        #expect(detail.contains("家属正在处理") && detail.contains("李值班"), "\(detail)")

        try Self.askForService("b-2", devices)
        try await browser.until("\(Self.chips) === '新,暂缓'")
        let until = RFC3339.text(files.now + .days(1))
        _ = try files.run("out-of-service", "--device", "b-2", "--permit", "W-7", "--until", until, "--by", "desk-1")
        try await browser.until("\(Self.chips) === '暂缓,停用'")
        #expect(try await browser.run("document.querySelectorAll('.row.rings').length") == "0")
        try devices.press("b-2", ref: "r-2")
        try await browser.until("document.querySelectorAll('.row.rings').length === 1")
        try await browser.until("\(Self.chips) === '新,暂缓,停用'")
        #expect(try interface.gateway.stop() == 0)
    }
}
