import CareCore
import Foundation
import TestSupport
import Testing

@testable import CareHTTP

extension BoardTests {
    /// The desk when a session ends, and who sits there next.
    @Suite struct SessionTests {
        /// A gateway that looks often whether a desk may still listen.
        private static func scene() throws -> AlarmScene {
            var timing = FeedTiming()
            timing.check = 500
            return try BoardDesk.scene(feedTiming: timing)
        }

        @Test func `the end of a session is told before, rings when it comes, and a new one ends that`() async throws {
            let scene = try Self.scene()
            try await BoardDesk.lend(scene) { browser, cable in
                #expect(try await browser.run("document.getElementById('ending').hidden") == "1")
                scene.gateway.pass(.hours(11) + .minutes(40))
                try await browser.open("http://127.0.0.1:\(cable.port)/")
                try await browser.until("/登录将在 (19|20) 分/.test(document.getElementById('ending').innerText)")
                try await browser.run(BoardDesk.listen)
                try await browser.run("document.getElementById('sound').click()")
                try await browser.until(
                    "\(BoardDesk.soundIsOn) && \(BoardDesk.hasSounded(440))")
                scene.gateway.pass(.minutes(21))
                try await browser.until("!document.getElementById('sign-in').hidden")
                try await browser.until(BoardDesk.hasSounded(330))
                #expect(try await browser.text().contains("登录已失效：此屏幕不再显示告警"))
                try await BoardDesk.enterPassword(browser)
                try await browser.until("!document.getElementById('desk').hidden && \(BoardDesk.isFresh)")
                #expect(try await browser.run("document.getElementById('ending').hidden") == "1")
            }
        }

        @Test func `whoever enters the password in time stays on duty over the end of the session`() async throws {
            let scene = try Self.scene()
            try await BoardDesk.lend(scene) { browser, cable in
                scene.gateway.pass(.hours(11) + .minutes(40))
                try await browser.open("http://127.0.0.1:\(cable.port)/")
                try await browser.until("!document.getElementById('ending').hidden")
                try await browser.run("document.getElementById('renew').click()")
                try await browser.until("document.getElementById('ask').open")
                try await browser.run(
                    """
                    document.querySelector('#ask [name=password]').value = '\(BoardDesk.password)';
                    document.querySelector('#ask .primary').click();
                    """)
                try await browser.until("document.getElementById('ending').hidden && \(BoardDesk.isFresh)")
                scene.gateway.pass(.minutes(21))
                scene.press()
                try await browser.until(BoardDesk.rings)
                #expect(try await browser.run("document.getElementById('sign-in').hidden") == "1")
            }
        }

        @Test func `who sits there next sees nothing of who sat there before, and listens alone`() async throws {
            var timing = FeedTiming()
            timing.check = 60_000
            let scene = try BoardDesk.scene(provider: CareProgramme.provider, feedTiming: timing)
            try scene.gateway.enter(CareProgramme.registers + CareProgramme.service)
            try BoardDesk.admit("next", "赵接班", provider: "p-2", in: scene)
            scene.press()
            try await BoardDesk.lend(scene) { browser, _ in
                try await browser.until("document.querySelector('.row .where').innerText.includes('王**')")
                try await browser.run("document.querySelector('.row').click()")
                try await browser.until("document.querySelector('[data-step=open-card]')")
                try await browser.run("document.querySelector('[data-step=open-card]').click()")
                try await browser.until("document.querySelector('.card .name').innerText.includes('王老太')")
                try BoardDesk.lock("desk", in: scene)
                try await browser.run("document.querySelector('[data-step=acknowledge]').click()")
                try await browser.until("!document.getElementById('sign-in').hidden")
                try await BoardDesk.holdLists(browser)
                try await BoardDesk.enterPassword(browser, user: "next")
                try await browser.until("window.held.length === 1")
                #expect(
                    try await browser.run("document.querySelectorAll('.row, .card, .history, #unsent li').length")
                        == "0")
                #expect(try await browser.run("document.body.innerHTML").contains("王老太") == false)
                try await browser.run("window.held[0]()")
                try await browser.until("!document.getElementById('desk').hidden && \(BoardDesk.isFresh)")
                try BoardDesk.until("one feed") { scene.gateway.services.feed.listeners == 1 }
            }
        }

        @Test func `sound that the browser put to sleep is asked for again, and the button never says otherwise`()
            async throws
        {
            let scene = try Self.scene()
            try await BoardDesk.lend(scene) { browser, _ in
                try await browser.run(
                    """
                    const Real = AudioContext;
                    window.AudioContext = class extends Real {
                      constructor() { super(); window.audio = this; }
                    };
                    document.getElementById('sound').click();
                    """)
                try await browser.until(BoardDesk.soundIsOn)
                try await browser.run("window.audio.resume = () => new Promise(() => {}); window.audio.suspend()")
                try await browser.until("document.getElementById('sound').innerText.includes('打开声音')")
                try await browser.run("delete window.audio.resume")
                try await browser.until(BoardDesk.soundIsOn)
            }
        }
    }
}
