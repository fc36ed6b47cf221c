#pragma once
// Best: the first few of many, by an order, without keeping the rest.

#include <algorithm>
#include <cstddef>
#include <vector>

namespace dealcalc {

template <class Item>
class Best {
public:
    explicit Best(std::size_t keep) : keep_(keep) {}

    void add(Item item) {
        ++seen_;
        if (items_.size() == keep_ && (keep_ == 0 || !(item < items_.back()))) return;
        if (items_.size() == keep_) items_.pop_back();
        items_.insert(std::upper_bound(items_.begin(), items_.end(), item), std::move(item));
    }

    std::size_t seen() const { return seen_; }
    const std::vector<Item>& items() const { return items_; }

private:
    std::size_t keep_;
    std::size_t seen_ = 0;
    std::vector<Item> items_;
};

/// The best of those that foot at their word, or where there are none, of those that foot within rounding.
template <class Item>
class BestReadings {
public:
    explicit BestReadings(std::size_t keep) : at_word_(keep), by_rounding_(keep) {}

    void add(Item item, bool by_rounding) { (by_rounding ? by_rounding_ : at_word_).add(std::move(item)); }

    bool any_at_word() const { return at_word_.seen() > 0; }
    const Best<Item>& chosen() const { return any_at_word() ? at_word_ : by_rounding_; }
    std::size_t seen() const { return at_word_.seen() + by_rounding_.seen(); }

private:
    Best<Item> at_word_;
    Best<Item> by_rounding_;
};

}  // namespace dealcalc
