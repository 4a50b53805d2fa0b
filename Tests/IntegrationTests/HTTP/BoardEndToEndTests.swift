import CareHTTP
import Foundation
import TestSupport
import Testing

/// From the button beside a bed to the closing at the desk: a real broker, the gateway as it is delivered, a browser.
@Suite(.serialized, .ownThreads, .enabled(if: Browser.isInstalled, "apt install chromium")) struct BoardEndToEndTests {
    private static let password = "三匹马拉一车白菜上山"

    /// Beds of a provider with their buttons, `b-1` at the first, and a user of the desk.
    static func files(beds: Int = 1) throws -> GatewayFiles {
        let files = try GatewayFiles()
        try files.makeRecordKey()
        try files.register((1...beds).map { ("b-\($0)", "sos-button", $0) }, provider: "p-1")
        try files.enter([
            .init(
                "user",
                [
                    "user": "desk", "name": "李值班", "role": "operator", "scope": "provider p-1", "language": "zh",
                    "verifier": try PasswordVerifier(of: password).text,
                ])
        ])
        return files
    }

    static func signedIn(_ interface: ServedInterface) async throws -> Browser {
        let browser = try await Browser()
        try await browser.open("http://127.0.0.1:\(try interface.port)/")
        try await browser.until("!document.getElementById('sign-in').hidden")
        try await browser.run(
            """
            document.getElementById('user').value = 'desk';
            document.getElementById('password').value = '\(password)';
            document.querySelector('#sign-in .primary').click();
            """)
        try await browser.until("!document.getElementById('desk').hidden && !document.body.classList.contains('stale')")
        return browser
    }

    /// A household with a button that is pressed in the second second.
    private static let household = """
        title: {zh: 按了一次紧急呼叫, en: "One press"}
        story: {zh: 老人按下红色按钮，值班员接听并结案。, en: "A person presses the red button; the desk answers and closes."}
        end: 4s
        beds:
          A: {id: 532901-000001, facts: [lives_alone]}
        devices:
          hub: {profile: home-hub, bed: A}
          button: {profile: sos-button, bed: A}
        timeline:
          - {at: 0s, device: hub, readings: {mains: true}}
          - {at: 2s, device: button, event: sos}
        expect:
          - {at: 0s, within: 2s, raised: SOS-3, bed: A, device: hub, priority: P4, audience: technician}
          - {at: 2s, within: 2s, raised: SOS-1, bed: A, device: button, priority: P1, audience: operator}
        """

    /// The household as lines of `homebed import`: its devices with their profiles.
    private static func devices(of story: String) throws -> [(device: String, profile: String, bed: Int)] {
        let run = try HomeBedRun(
            ["scenario", story, "--csv", "-", "--profiles", Checkout.profiles], of: "homebed-fleet")
        let lines = run.output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
        guard run.status == 0, lines.count == 3 else { throw TestFailure("no household: \(run.output)") }
        return lines.dropFirst().map { (String($0[2]), String($0[3]), 1) }
    }

    @Test(.timeLimit(.minutes(3)))
    func `a press in a household rings at the desk within a second, is answered there and closed`() async throws {
        let broker = try TestBroker()
        let files = try Self.files()
        let story = files.folder.appendingPathComponent("household.yaml").path
        try Self.household.write(toFile: story, atomically: true, encoding: .utf8)
        try files.register(Self.devices(of: story), provider: "p-1", people: [])
        let interface = try ServedInterface(ServedGateway(files, port: broker.port))
        let browser = try await Self.signedIn(interface)
        try await browser.until("!document.getElementById('empty').hidden")
        try await browser.run(
            """
            new MutationObserver(() => {
              if (document.querySelector('.row.rings')) window.rangAt ??= Date.now();
            }).observe(document.getElementById('rows'), { childList: true, subtree: true });
            """)
        let desk = try DeviceSide(port: broker.port)
        let fleet = try HomeBedRun(
            [
                "scenario", story, "--broker", "mqtt://127.0.0.1:\(broker.port)", "--profiles", Checkout.profiles,
            ], of: "homebed-fleet", atMost: .seconds(60))
        #expect(fleet.status == 0 && fleet.output.contains(" 0 missed"), "\(fleet.output)")
        try await browser.until("document.querySelectorAll('.row.rings').length === 1")
        let pressedAt = try files.number("SELECT raisedAt FROM alarm WHERE rule = 'SOS-1'")
        let rangAt = try #require(Int(try await browser.run("window.rangAt")))
        #expect((0..<1_000).contains(rangAt - pressedAt), "rang \(rangAt - pressedAt) ms after the press")
        #expect(try await browser.text().contains("紧急呼叫"))
        try await browser.press("ArrowDown")
        try await browser.until("document.querySelector('.steps .primary')")
        try await browser.press("Enter")
        try await browser.until("document.querySelector('.row .chip').innerText.includes('已接')")
        try desk.until("the desk's answer leaves over the broker") {
            desk.causes(of: "SOS-1").contains("acknowledged")
        }
        try await Self.close(browser)
        try await browser.until("!document.getElementById('empty').hidden")
        #expect(try files.texts("SELECT closedBy FROM alarm WHERE rule = 'SOS-1'") == ["desk"])
        #expect(try interface.gateway.stop() == 0)
    }

    @Test(.timeLimit(.minutes(3)))
    func `a gateway that has lost its broker is told at the desk within five seconds, until it is back`() async throws {
        let broker = try TestBroker()
        let interface = try ServedInterface(ServedGateway(try Self.files(), port: broker.port))
        let browser = try await Self.signedIn(interface)
        try await browser.until("!document.getElementById('empty').hidden")
        broker.stop()
        let passed = try await browser.until(
            "document.getElementById('trouble').innerText.includes('收不到全部设备的信号')", atMost: 10)
        #expect(passed < 5_000)
        #expect(try await browser.run("document.getElementById('empty').hidden") == "1")
        #expect(try await browser.run("document.getElementById('banner').hidden") == "1", "the page hears the gateway")
        // The gateway's own alarm rings here, and is answered here.
        try await browser.until("document.querySelector('.row.rings').innerText.includes('系统收不到设备信号')")
        try await browser.press("ArrowDown")
        try await browser.until("document.querySelector('.steps .primary')")
        try await browser.press("Enter")
        try await browser.until("document.querySelector('.row .chip').innerText.includes('已接')")
        try broker.start()
        try await browser.until("document.getElementById('trouble').hidden", atMost: 60)
        try await browser.until("!document.getElementById('empty').hidden")
        let devices = try DeviceSide(port: broker.port)
        try devices.press("b-1", ref: "r-1")
        try await browser.until("document.querySelectorAll('.row.rings').length === 1")
        #expect(try interface.gateway.stop() == 0)
    }

    private static func close(_ browser: Browser) async throws {
        try await browser.run("document.querySelector('.steps [data-step=close]').click()")
        try await browser.until("document.getElementById('ask').open")
        try await browser.run(
            """
            document.querySelector('#ask [value=real-help-given]').click();
            document.querySelector('#ask [name=note]').value = '已扶起，本人平安';
            document.querySelector('#ask .primary').click();
            """)
    }

    @Test(.timeLimit(.minutes(3)))
    func `a gateway that is killed is told at the desk, and what was pressed meanwhile rings when it is back`()
        async throws
    {
        let broker = try TestBroker()
        let interface = try ServedInterface(ServedGateway(try Self.files(), port: broker.port))
        let port = try interface.port
        interface.gateway.variables["HOMEBED_HTTP_LISTEN"] = "127.0.0.1:\(port)"
        let browser = try await Self.signedIn(interface)
        interface.gateway.kill9()
        try await browser.until(
            "document.body.classList.contains('stale') && !document.getElementById('banner').hidden")
        let devices = try DeviceSide(port: broker.port)
        try devices.press("b-1", ref: "r-1")
        try interface.gateway.serve("--take-over")
        try await browser.until("document.querySelectorAll('.row.rings').length === 1")
        try await browser.until(
            "!document.body.classList.contains('stale') && document.getElementById('banner').hidden")
        #expect(try interface.gateway.stop() == 0)
    }
}
