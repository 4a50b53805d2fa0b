import TestSupport
import Testing

@testable import CareHTTP

extension BoardTests {
    /// What the desk sees of the devices of whoever calls.
    @Suite struct DeviceTests {
        @Test func `a device that is silent stands on the resident's card as offline`() async throws {
            let scene = try BoardDesk.scene()
            try scene.gateway.assign("belt", "mattress-belt", to: AlarmScene.bed, provider: "p-1")
            scene.press()
            try await BoardDesk.lend(scene) { browser, _ in
                try await browser.until(BoardDesk.rings)
                try await browser.run("document.querySelector('.row').click()")
                try await browser.until("document.querySelectorAll('.card dd .flag').length === 1")
                #expect(try await browser.run("document.querySelector('.card dd .flag').innerText") == "离线")
                #expect(try await browser.text().contains("离线两天内无信号"))
            }
        }
    }
}
