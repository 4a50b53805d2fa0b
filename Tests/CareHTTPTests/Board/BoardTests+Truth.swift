import CareCore
import CareRecords
import CareStore
import Foundation
import TestSupport
import Testing

@testable import CareHTTP

extension BoardTests {
    /// What stands on desk and family page is what is so, whatever happens on the way.
    @Suite struct TruthTests {
        private static let isLoading = "window.held.length === 1"

        @Test func `a list of an earlier connection takes no alarm away that was told since`() async throws {
            let scene = try BoardDesk.scene()
            try scene.gateway.assign("b-3", "sos-button", to: "532901-000003", provider: "p-1")
            try await BoardDesk.lend(scene) { browser, cable in
                try await BoardDesk.holdLists(browser)
                cable.putBack()
                try await browser.until(Self.isLoading)
                try await browser.run("window.holds = false")
                cable.putBack()
                try await browser.until(BoardDesk.isFresh)
                scene.press()
                try await browser.until(BoardDesk.rings)
                try await browser.run("window.held[0]()")
                scene.gateway.receive(
                    .urgent, "homebed/v1/532901/b-3/event", #"{"v":1,"ref":"r-3","event":"sos"}"#)
                try await browser.until("document.querySelector('[data-alarm=\"2\"]')")
                #expect(try await browser.run("document.querySelectorAll('.row').length") == "2")
            }
        }

        @Test func `a list that comes through after a cut makes nothing look fresh`() async throws {
            let scene = try BoardDesk.scene()
            scene.press()
            try await BoardDesk.lend(scene) { browser, cable in
                try await browser.until(BoardDesk.rings)
                try await BoardDesk.holdLists(browser)
                cable.putBack()
                try await browser.until(Self.isLoading)
                cable.pull()
                try await browser.until("window.feeds === 2", atMost: 10)
                let clock = try await browser.run("window.held[0](); document.getElementById('clock').innerText")
                try await browser.until("document.getElementById('clock').innerText !== '\(clock)'")
                #expect(try await browser.run("document.body.classList.contains('stale')") == "1")
                #expect(try await browser.run("document.getElementById('banner').hidden") == "0")
            }
        }

        @Test func `an alarm that rings while a family's list is on its way is seen`() async throws {
            let scene = try AlarmScene(at: BoardDesk.now)
            try await BoardDesk.lendFamily(scene) { browser, cable in
                try await browser.until("document.getElementById('alarms').innerText.includes('现在没有告警')")
                try await BoardDesk.holdLists(browser)
                cable.putBack()
                try await browser.until(Self.isLoading)
                scene.press()
                try await browser.run("window.held[0]()")
                try await browser.until("document.querySelector('.alarm .primary') && \(BoardDesk.isFresh)")
                #expect(try await browser.text().contains("现在没有告警") == false)
            }
        }

        @Test func `a family is not told of tests, and of quiet only while it is known`() async throws {
            let scene = try AlarmScene(at: BoardDesk.now)
            scene.gateway.receive(
                .urgent, "homebed/v1/532901/b-1/event", #"{"v":1,"ref":"r-1","event":"sos","test":true}"#)
            #expect(try scene.gateway.services.store.alarm(AlarmID(1), scope: .everything)?.isTest == true)
            try await BoardDesk.lendFamily(scene) { browser, cable in
                try await browser.until("document.getElementById('alarms').innerText.includes('现在没有告警')")
                cable.pull()
                try await browser.until("!document.getElementById('banner').hidden", atMost: 10)
                #expect(try await browser.text().contains("现在没有告警") == false)
            }
        }

        @Test(arguments: ["/", "/family"])
        func `a page whose scripts do not come says that it shows nothing`(path: String) async throws {
            let scene = try BoardDesk.scene()
            let routes = RouteTable.all.filter { $0.path != "/board/words.js" }
            try await scene.gateway.serve(routes: routes) { port in
                let browser = try await Browser()
                try await browser.open("http://127.0.0.1:\(port)\(path)")
                try await browser.until("document.readyState === 'complete'")
                #expect(try await browser.text().contains("刷新页面"))
            }
        }

        @Test func `a fault of the page is told as one and is no cut of the connection`() async throws {
            let scene = try BoardDesk.scene()
            try await BoardDesk.lend(scene) { browser, _ in
                try await browser.run(
                    """
                    document.getElementById('rows').replaceChildren = () => { throw new Error('planted'); };
                    0
                    """)
                scene.press()
                try await browser.until("!document.getElementById('failure').hidden")
                #expect(try await browser.run("document.getElementById('banner').hidden") == "1")
                #expect(try await browser.text().contains("此页面出错"))
                #expect(scene.gateway.services.feed.listeners == 1)
            }
        }

        @Test func `a card that cannot be read is asked for again, and an old one when somebody looks`() async throws {
            let scene = try BoardDesk.scene(provider: CareProgramme.provider)
            try scene.gateway.enter(CareProgramme.registers + CareProgramme.service)
            try await BoardDesk.lend(scene) { browser, _ in
                try await browser.run(
                    """
                    const real = window.fetch;
                    window.cards = 0;
                    window.fetch = (path, options) => {
                      if (!path.endsWith('/card')) return real(path, options);
                      window.cards += 1;
                      if (window.cards > 1) return real(path, options);
                      return Promise.resolve(new Response('{}', { status: 503 }));
                    };
                    """)
                scene.press()
                try await browser.until(BoardDesk.rings)
                try await browser.run("document.querySelector('.row').click()")
                try await browser.until("document.querySelector('.card').innerText.includes('暂时无法读取')")
                try await browser.until("document.querySelector('.card .name').innerText.includes('王**')")
                #expect(try await browser.text().contains("暂时无法读取") == false)
                try await browser.run("document.querySelector('.row').click()")
                #expect(try await browser.run("window.cards") == "2", "a fresh card is not asked for again")
                try await browser.run(
                    """
                    const passed = performance.now.bind(performance);
                    performance.now = () => passed() + 180_000;
                    document.querySelector('.row').click();
                    """)
                try await browser.until("window.cards === 3")
            }
        }
    }
}
