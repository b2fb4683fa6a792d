use std::io::Read;
fn main() {
    let mut s = String::new();
    std::io::stdin().read_to_string(&mut s).unwrap();
    for line in s.lines() {
        let d = fuwen::document::open("x.txt", line.as_bytes()).unwrap();
        let l = fuwen::letter::Letter::read(&d, "2024-05-20".parse().ok());
        for t in &l.times {
            let a = l_ctx(&d.text, t.span.start, true);
            let b = l_ctx(&d.text, t.span.end, false);
            println!(
                "{:?}\t{}⟦{}⟧{}\t{:?}\t{:?}..{:?}",
                t.kind,
                a,
                t.span.of(&d.text),
                b,
                t.granularity,
                t.first,
                t.last
            );
        }
    }
}
fn l_ctx(t: &str, i: usize, before: bool) -> String {
    if before {
        let v: Vec<char> = t[..i].chars().rev().take(12).collect();
        v.into_iter().rev().collect()
    } else {
        t[i..].chars().take(12).collect()
    }
}
