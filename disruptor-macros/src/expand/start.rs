//! `run` and `spawn`, and what both do: start the threads, make the ends.

use super::context::{Context, StageContext, at, numbers};
use super::handlers;
use crate::ast::Stall;
use crate::tokens::Spot;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

pub(super) fn expand(cx: &Context<'_>) -> TokenStream {
    let private = if cx.plan.is_some() { private(cx) } else { TokenStream::new() };
    let name = cx.pipeline();
    let (parameters, bounds) = (handlers::parameters(cx), handlers::bounds(cx));
    let (run, spawn) = (run(cx), spawn(cx));
    quote! {
        #private

        #[automatically_derived]
        impl #parameters #name #parameters
        where
            #bounds
        {
            #run
            #spawn
        }
    }
}

/// The type of both ends together, and of what `run`'s body and `spawn` make of it.
fn ends(cx: &Context<'_>, lifetime: &TokenStream) -> TokenStream {
    let producer = cx.producer();
    let pollers = cx.has_pollers().then(|| cx.pollers());
    let pollers = pollers.map(|pollers| quote!(, #pollers<#lifetime>));
    quote!(#producer<#lifetime> #pollers)
}

fn run(cx: &Context<'_>) -> TokenStream {
    let rt = cx.rt;
    let arguments = ends(cx, &quote!('_));
    let handlers: Vec<_> = cx.threads().map(|stage| stage.parameter()).collect();
    let body = if cx.has_pollers() {
        quote! {
            {
                let __ends = __ends(&__link);
                __body(__ends.0, __ends.1)
            }
        }
    } else {
        quote!(__body(__ends(&__link)))
    };
    let body = if cx.plan.is_some() {
        quote! {
            __private::Pipeline::run(__pipeline(), |__threads| __start(self, __threads), |__link| #body)
        }
    } else {
        quote!(::core::unreachable!())
    };
    quote! {
        /// Starts the stages, calls `body` with the producer's end, and returns when everything published is processed.
        ///
        /// The stream ends when the producer is dropped, at the latest when `body` returns. Handlers and `body` may
        /// borrow from the caller.
        ///
        /// # Errors
        ///
        /// What kept a thread from starting; a stage's panic; a halt, or a poller that `body` let go of with events that it had not
        /// seen, whichever came first; or what `body` returns: the first of these that applies.
        ///
        /// # Panics
        ///
        /// A panic of `body` goes on to the caller, after everything published was processed.
        pub fn run<__R, __B>(self, __body: __B) -> ::core::result::Result<__R, #rt::PipelineError>
        where
            __B: ::core::ops::FnOnce(#arguments) -> ::core::result::Result<__R, #rt::PipelineError>,
            #(#handlers: ::core::marker::Send,)*
        {
            #body
        }
    }
}

fn spawn(cx: &Context<'_>) -> TokenStream {
    let rt = cx.rt;
    let ends = ends(cx, &quote!('static));
    let handlers: Vec<_> = cx.threads().map(|stage| stage.parameter()).collect();
    let spawned = quote! {
        __private::Pipeline::spawn(__pipeline(), |__threads| __start(self, __threads), |__link| __ends(&__link))
    };
    let body = if cx.plan.is_none() {
        quote!(::core::unreachable!())
    } else if cx.has_pollers() {
        quote! {
            ::core::result::Result::map(#spawned, |(__ends, __running)| (__ends.0, __ends.1, __running))
        }
    } else {
        spawned
    };
    quote! {
        /// Starts the stages and leaves them running, until the producer is dropped and everything published is processed.
        ///
        /// # Errors
        ///
        /// What kept a thread from starting; nothing is left running then.
        pub fn spawn(self) -> ::core::result::Result<(#ends, #rt::Running), #rt::PipelineError>
        where
            #(#handlers: ::core::marker::Send + 'static,)*
        {
            #body
        }
    }
}

/// The functions that `run` and `spawn` share.
fn private(cx: &Context<'_>) -> TokenStream {
    let (pipeline, start, ends) = (pipeline(cx), start(cx), make_ends(cx));
    quote!(#pipeline #start #ends)
}

fn pipeline(cx: &Context<'_>) -> TokenStream {
    let (event, ring, ownership) = (&cx.event, cx.ring(), cx.ownership());
    let in_place = cx.is_in_place();
    let mut first = TokenStream::new();
    let new = match &cx.model.event {
        Some(declared) if in_place => {
            let result = cx.event_at(at(&declared.ty));
            let value = if let Some(init) = &declared.init {
                init.clone()
            } else {
                quote_spanned!(at(&declared.ty)=> <#result as __private::FirstEvent>::first())
            };
            first = quote! {
                // The event may be a box.
                #[allow(clippy::unnecessary_box_returns)]
                fn __first() -> #result {
                    #value
                }
            };
            quote!(in_place(&__TOPOLOGY, __first))
        }
        _ => quote!(by_value(&__TOPOLOGY)),
    };
    let stall = cx.growth().map(|growth| stall(&growth.after));
    quote! {
        #first
        #stall

        fn __pipeline() -> __private::Pipeline<#event, #ring, #ownership> {
            // SAFETY: the macro checked the graph; the assertions and witnesses above ask the compiler for the rest. `__start` and
            // `__ends` attach each stage once, and are called once each.
            unsafe { __private::Pipeline::#new }
        }
    }
}

/// For how long nothing has to move before the ring grows.
fn stall(after: &Stall) -> TokenStream {
    match after {
        Stall::Literal { number, unit, .. } => {
            let unit = Ident::new(unit, Span::call_site());
            quote! {
                fn __stall() -> ::core::time::Duration {
                    ::core::time::Duration::#unit(#number)
                }
            }
        }
        Stall::Expression(expression) => {
            // What it returns stands where the expression does, so that one of another type is told there alone.
            let duration = quote_spanned!(Spot::from(expression).start=> ::core::time::Duration);
            quote! {
                fn __stall() -> #duration {
                    #expression
                }
            }
        }
    }
}

fn start(cx: &Context<'_>) -> TokenStream {
    let (event, ring, ownership) = (&cx.event, cx.ring(), cx.ownership());
    let name = cx.pipeline();
    let (parameters, bounds) = (handlers::parameters(cx), handlers::bounds(cx));
    let handlers: Vec<Ident> = cx.threads().map(|stage| stage.parameter()).collect();
    let stages = cx.threads().map(|stage| start_stage(cx, &stage));
    quote! {
        fn __start<'__h, #(#handlers),*>(
            __stages: #name #parameters,
            __threads: &mut __private::Threads<'__h, #event, #ring, #ownership>,
        )
        where
            #bounds
            #(#handlers: ::core::marker::Send + '__h,)*
        {
            #(#stages)*
        }
    }
}

fn start_stage(cx: &Context<'_>, stage: &StageContext<'_>) -> TokenStream {
    let (access, position, wakes) = (cx.access(stage), cx.position(stage), cx.stage_wakes(stage));
    let (upstream, wait, field) = (stage.upstream(), cx.wait_of(stage.index), stage.field());
    let blocks = Context::blocks(&wait);
    let name = option(stage.stage.thread_name.as_ref().map(|name| {
        let span = Spot::from(name).start;
        quote_spanned!(span=> __private::thread_name(#name))
    }));
    let core = option(stage.stage.core.as_ref().map(|core| quote!(__private::OnCore { core: #core })));
    quote! {
        __private::Threads::stage::<#access, #position, #wakes, _, _, _, #blocks>(
            __threads,
            #upstream,
            #wait(),
            __private::ThreadOptions { name: #name, core: #core },
            __stages.#field,
        );
    }
}

fn make_ends(cx: &Context<'_>) -> TokenStream {
    let (event, ring, ownership) = (&cx.event, cx.ring(), cx.ownership());
    let result = ends(cx, &quote!('__p));
    let gates = numbers(cx.plan.map_or(&[], |plan| &plan.gates));
    let wait = cx.wait();
    let blocks = Context::blocks(&wait);
    let producer = if cx.growth().is_none() {
        quote!(__private::Link::producer::<_, _, _, #blocks>(__link, #gates, #wait()))
    } else {
        let growth = if cx.is_in_place() { quote!(in_place(__stall(), __first)) } else { quote!(by_value(__stall())) };
        quote! {
            __private::Link::elastic_producer::<_, _, _, #blocks>(__link, #gates, #wait(), __private::Growth::#growth)
        }
    };
    let (result, made) = if cx.has_pollers() {
        let pollers = cx.pollers();
        let fields = cx.polls().map(|stage| {
            let (field, upstream, wait) = (stage.field(), stage.upstream(), cx.wait_of(stage.index));
            {
                let blocks = Context::blocks(&wait);
                quote!(#field: __private::Link::poller::<_, _, _, _, _, #blocks>(__link, #upstream, #wait()),)
            }
        });
        (quote!((#result)), quote!((#producer, #pollers { #(#fields)* })))
    } else {
        (result, producer)
    };
    quote! {
        fn __ends<'__p>(
            __link: &__private::Link<'__p, __private::Core<#event, #ring, #ownership>>,
        ) -> #result {
            #made
        }
    }
}

fn option(value: Option<TokenStream>) -> TokenStream {
    if let Some(value) = value {
        quote!(::core::option::Option::Some(#value))
    } else {
        quote!(::core::option::Option::None)
    }
}
