import CareCore
import Foundation
import TestSupport

@testable import CareHTTP

/// A browser that is signed in at a desk, and how to look at it.
enum BoardDesk {
    static let isFresh = "!document.body.classList.contains('stale')"
    static let rings = "document.querySelectorAll('.row.rings').length === 1"
    static let password = "三匹马拉一车白菜上山"

    /// Keeps every tone that is begun.
    static let listen = """
        window.tones = [];
        const begin = AudioContext.prototype.createOscillator;
        AudioContext.prototype.createOscillator = function () {
          const tone = begin.call(this);
          window.tones.push(tone);
          return tone;
        };
        """
    static let soundIsOn = "document.getElementById('sound').innerText.includes('声音已开')"

    /// Whether a tone of that many Hz was begun since `listen`.
    static func hasSounded(_ frequency: Int) -> String {
        "window.tones.some((tone) => tone.frequency.value === \(frequency))"
    }

    /// The time of the machine: the page counts seconds by it.
    static var now: Timestamp { Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000)) }

    /// Beds, buttons and a user of the desk with a password.
    static func scene(provider: String = "p-1", feedTiming: FeedTiming = FeedTiming()) throws -> AlarmScene {
        let scene = try AlarmScene(at: now, namesCallers: false, provider: provider, feedTiming: feedTiming)
        try admit("desk", "李值班", provider: provider, in: scene)
        return scene
    }

    /// Makes a user of the desk with the password.
    static func admit(_ user: String, _ name: String, provider: String, in scene: AlarmScene) throws {
        try scene.gateway.enter([
            .init(
                "user",
                [
                    "user": user, "name": name, "role": "operator", "scope": "provider \(provider)", "language": "zh",
                    "verifier": try PasswordVerifier(
                        of: password, UserScene.quick, salt: Array(repeating: 1, count: 16)
                    ).text,
                ])
        ])
    }

    /// Locks a user: their session counts no more.
    static func lock(_ user: String, in scene: AlarmScene) throws {
        try scene.gateway.enter([.init("user-lock", ["user": user, "reason": "离岗"])])
    }

    /// Lends a browser that is signed in at a desk.
    static func lend(
        _ scene: AlarmScene, width: Int = 1_366, _ body: @escaping @Sendable (Browser, Cable) async throws -> Void
    ) async throws {
        try await scene.gateway.serve { port in
            let cable = try await Cable(to: port)
            let browser = try await Browser(width: width)
            try await browser.open("http://127.0.0.1:\(cable.port)/")
            try await browser.until("!document.getElementById('sign-in').hidden")
            try await enterPassword(browser)
            try await browser.until("!document.getElementById('desk').hidden && \(isFresh)")
            try await body(browser, cable)
        }
    }

    /// Lends a browser that shows a family's page.
    static func lendFamily(
        _ scene: AlarmScene, _ body: @escaping @Sendable (Browser, Cable) async throws -> Void
    ) async throws {
        try await scene.gateway.serve { port in
            let cable = try await Cable(to: port)
            let browser = try await Browser(width: 390, height: 844)
            try await browser.open("http://127.0.0.1:\(cable.port)/family#family")
            try await browser.until("!document.getElementById('family').hidden && \(isFresh)")
            try await body(browser, cable)
        }
    }

    /// Fills in the form of signing in, and sends it.
    static func enterPassword(_ browser: Browser, user: String = "desk", _ password: String = password) async throws {
        try await browser.run(
            """
            document.getElementById('user').value = '\(user)';
            document.getElementById('password').value = '\(password)';
            document.querySelector('#sign-in .primary').click();
            """)
    }

    /// From now on keeps answers to requests for the list of alarms back until `held[N]()`, and counts connections to
    /// the feed in `feeds`.
    static func holdLists(_ browser: Browser) async throws {
        try await browser.run(
            """
            window.held = [];
            window.holds = true;
            window.feeds = 0;
            window.real ??= window.fetch;
            window.fetch = async (path, options) => {
              if (path.includes('/feed')) window.feeds += 1;
              const answer = await window.real(path, options);
              if (!window.holds || !/^.v1.alarms\\?/.test(path)) return answer;
              const body = await answer.text();
              await new Promise((go) => window.held.push(go));
              return new Response(body, { status: answer.status });
            };
            """)
    }

    /// Waits until a value of the gateway's side holds, at most 20 s.
    static func until(_ what: String, _ condition: () throws -> Bool) throws {
        let end = ContinuousClock.now + .seconds(20)
        while try !condition() {
            if ContinuousClock.now > end { throw TestFailure("not within 20 s: \(what)") }
            _ = poll(nil, 0, 20)
        }
    }
}
