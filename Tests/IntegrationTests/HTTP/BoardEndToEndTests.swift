import CareHTTP
import Foundation
import TestSupport
import Testing

/// From the button beside a bed to the closing at the desk: a real broker, the gateway as it is delivered, a browser.
@Suite(.serialized, .enabled(if: Browser.isInstalled, "apt install chromium")) struct BoardEndToEndTests {
    private static let password = "三匹马拉一车白菜上山"

    /// A bed of a provider with its button, and a user of the desk.
    private static func files() throws -> GatewayFiles {
        let files = try GatewayFiles()
        try files.makeRecordKey()
        try files.register([("b-1", "sos-button", 1)], provider: "p-1")
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

    private static func signedIn(_ interface: ServedInterface) async throws -> Browser {
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

    @Test(.timeLimit(.minutes(3)))
    func `a press beside the bed rings at the desk, is answered there and closed`() async throws {
        let broker = try TestBroker()
        let files = try Self.files()
        let interface = try ServedInterface(ServedGateway(files, port: broker.port))
        let browser = try await Self.signedIn(interface)
        try await browser.until("!document.getElementById('empty').hidden")
        let devices = try DeviceSide(port: broker.port)
        try devices.untilAnswered("b-1", ref: "r-1")
        try await browser.until("document.querySelectorAll('.row.rings').length === 1")
        #expect(try await browser.text().contains("紧急呼叫"))
        try await browser.press("ArrowDown")
        try await browser.until("document.querySelector('.steps .primary')")
        try await browser.press("Enter")
        try await browser.until("document.querySelector('.row .chip').innerText.includes('已接')")
        try devices.until("the desk's answer leaves over the broker") {
            devices.causes(of: "SOS-1").contains("acknowledged")
        }
        try await browser.run("document.querySelector('.steps [data-step=close]')?.click()")
        try await browser.until("document.getElementById('ask').open")
        try await browser.run(
            """
            document.querySelector('#ask [value=real-help-given]').click();
            document.querySelector('#ask [name=note]').value = '已扶起，本人平安';
            document.querySelector('#ask .primary').click();
            """)
        try await browser.until("!document.getElementById('empty').hidden")
        #expect(try files.texts("SELECT closedBy FROM alarm WHERE rule = 'SOS-1'") == ["desk"])
        #expect(try interface.gateway.stop() == 0)
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
