/// Modules of systems other than this one, which only they have.
enum ForeignModules {
  static let names: Set<String> = Set(
    [
      "SwiftUI UIKit AppKit WatchKit Combine CoreData CloudKit MapKit CoreLocation AVFoundation",
      "AVKit ARKit RealityKit SceneKit SpriteKit GameKit StoreKit WebKit Metal MetalKit CoreML",
      "Vision CoreImage CoreGraphics CoreText QuartzCore CoreAnimation Photos PhotosUI Contacts",
      "EventKit HealthKit HomeKit PassKit UserNotifications WidgetKit ActivityKit AppIntents",
      "SwiftData Charts Accelerate simd Darwin os OSLog ObjectiveC Security CryptoKit Network",
      "LocalAuthentication AuthenticationServices Cocoa CoreFoundation CoreBluetooth CoreMotion",
      "MultipeerConnectivity NaturalLanguage Speech SoundAnalysis CoreServices IOKit XPC PDFKit",
      "QuickLook SafariServices MessageUI Messages Intents PlaygroundSupport UniformTypeIdentifiers",
      "CoreTransferable CoreSpotlight CoreHaptics CoreAudio AudioToolbox CarPlay MetricKit WinSDK",
      "ucrt Android Bionic WASILibc JavaScriptKit System",
    ].flatMap { $0.split(separator: " ") }.map(String.init))
}
